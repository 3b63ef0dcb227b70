package io.leadstream.rest.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A record of a file as it was sent: a line of JSON, or a row, which may go over several lines.
 *
 * @param line on which it begins, from 1
 * @param text without its end; empty where there is a fault
 */
public record RawRecord(long line, byte[] text, Fault fault) {

    /** Why it could not be cut out. */
    public enum Fault {
        NONE("", ""),
        TOO_LONG("line-too-long", "a row may have at most 64 KiB, a line of JSON 1 MiB"),
        UNCLOSED_QUOTE("unclosed-quote", "a quote is opened here and not closed within the row"),
        BROKEN_QUOTE("broken-quote", "a quoted cell is followed by other text: write quotes inside of it twice");

        private final String type;
        private final String detail;

        Fault(String type, String detail) {
            this.type = type;
            this.detail = detail;
        }

        public String type() {
            return type;
        }

        public String detail() {
            return detail;
        }
    }

    public static byte[] write(List<RawRecord> records) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            for (RawRecord each : records) {
                out.writeLong(each.line);
                out.writeByte(each.fault.ordinal());
                out.writeInt(each.text.length);
                out.write(each.text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static List<RawRecord> read(byte[] chunk) {
        var records = new ArrayList<RawRecord>();
        try (var in = new DataInputStream(new ByteArrayInputStream(chunk))) {
            while (in.available() > 0) {
                long line = in.readLong();
                Fault fault = Fault.values()[in.readByte()];
                records.add(new RawRecord(line, in.readNBytes(in.readInt()), fault));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return records;
    }
}
