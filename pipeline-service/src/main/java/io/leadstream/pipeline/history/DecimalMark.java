package io.leadstream.pipeline.history;

/** What parts the whole of an amount from its fraction; the other one parts the thousands. */
enum DecimalMark {
    POINT('.', ','),
    COMMA(',', '.');

    private final char mark;
    private final char thousands;

    DecimalMark(char mark, char thousands) {
        this.mark = mark;
        this.thousands = thousands;
    }

    char mark() {
        return mark;
    }

    char thousands() {
        return thousands;
    }
}
