package io.leadstream.benchmark.people;

import java.text.Normalizer;
import java.util.Locale;

/** Of what names are made: some that everybody has, and a long tail that is put together from syllables. */
final class Words {

    private static final String[] FIRST_NAMES = {
        "Anna",
        "Michael",
        "Maria",
        "Thomas",
        "Julia",
        "David",
        "Laura",
        "Peter",
        "Sarah",
        "Martin",
        "Sophie",
        "Daniel",
        "Katharina",
        "Andreas",
        "Emma",
        "James",
        "Léa",
        "Pierre",
        "Lucía",
        "José",
        "Giulia",
        "Marco",
        "Ingrid",
        "Lars",
        "Agnieszka",
        "Piotr",
        "Fatma",
        "Mehmet",
        "Priya",
        "Rahul",
        "Wei",
        "Hiroshi",
        "Olga",
        "Dmitri",
        "Zoë",
        "Jürgen",
        "Françoise",
        "Björn",
        "Siobhán",
        "Łukasz",
        "Nora",
        "Oscar",
        "Ida",
        "Hugo",
        "Elif",
        "Noah",
        "Mia",
        "Leon",
        "Clara",
        "Felix",
        "Jane",
        "John",
        "Mary",
        "Robert",
        "Linda",
        "William",
        "Karen",
        "Joseph",
        "Nancy",
        "Charles"
    };

    private static final String[] SURNAMES = {
        "Müller",
        "Schmidt",
        "Schneider",
        "Fischer",
        "Weber",
        "Meyer",
        "Wagner",
        "Becker",
        "Smith",
        "Johnson",
        "Williams",
        "Brown",
        "Jones",
        "Miller",
        "Davis",
        "Wilson",
        "Martin",
        "Bernard",
        "Dubois",
        "Durand",
        "García",
        "Fernández",
        "López",
        "Martínez",
        "Rossi",
        "Russo",
        "Ferrari",
        "Esposito",
        "Nilsson",
        "Andersson",
        "Jensen",
        "Nielsen",
        "Kowalski",
        "Nowak",
        "Wójcik",
        "Yılmaz",
        "Kaya",
        "Patel",
        "Singh",
        "Kumar",
        "Wang",
        "Li",
        "Zhang",
        "Tanaka",
        "Suzuki",
        "O'Brien",
        "Murphy",
        "de Vries",
        "van den Berg",
        "Gruber"
    };

    private static final String[] BEGINNINGS = {
        "Al", "Bar", "Bel", "Bren", "Cal", "Cor", "Dal", "Den", "El", "Fal", "Gar", "Hal", "Hol", "Jan", "Kal", "Kor",
        "Lan", "Lor", "Mal", "Mor", "Nor", "Ol", "Pel", "Ran", "Sal", "Stor", "Tal", "Ul", "Var", "Wen"
    };
    private static final String[] MIDDLES = {
        "a", "be", "da", "de", "e", "fi", "ga", "i", "ka", "la", "le", "li", "ma", "me", "na", "ni", "o", "ra", "re",
        "ri", "sa", "ta", "te", "va", "vi"
    };
    private static final String[] ENDS = {
        "berg", "bert", "cek", "den", "der", "dorf", "feld", "gard", "hoff", "ker", "kov", "lund", "man", "mann", "mer",
        "ner", "nik", "quist", "rade", "ross", "sen", "ski", "son", "stad", "stein", "sted", "ton", "tti", "vic", "wick"
    };

    private static final String[] TRADES = {
        "Systems", "Software", "Logistik", "Engineering", "Foods", "Pharma", "Energy", "Bau", "Consulting", "Media",
        "Robotics", "Textil", "Optics", "Insurance", "Bank", "Hotels", "Airways", "Shipping", "Chemie", "Plastics",
        "Automotive", "Labs", "Networks", "Security", "Analytics", "Health", "Travel", "Retail", "Foundry", "Paper",
        "Marine", "Solar", "Mining", "Toys", "Brewery", "Print", "Metall", "Sensors", "Cloud", "Partners"
    };

    /** How many a name can be put together in. */
    private static final int MADE = BEGINNINGS.length * MIDDLES.length * ENDS.length;

    static final int FIRST_NAMES_KNOWN = FIRST_NAMES.length;
    static final int SURNAMES_KNOWN = SURNAMES.length + MADE;

    private Words() {}

    static String firstName(int n) {
        return FIRST_NAMES[n];
    }

    static String surname(int n) {
        return n < SURNAMES.length ? SURNAMES[n] : made(n - SURNAMES.length);
    }

    /** Each another: the trades of one name differ. */
    static String company(int n) {
        return made(n % MADE) + " " + TRADES[(7 * n + n / MADE) % TRADES.length];
    }

    /** As it can stand in an address. */
    static String plain(String name) {
        return Normalizer.normalize(name.replace("ß", "ss").replace("ł", "l").replace("Ł", "L"), Normalizer.Form.NFD)
                .replaceAll("[^A-Za-z0-9 ]", "")
                .toLowerCase(Locale.ROOT)
                .replace(' ', '-');
    }

    private static String made(int n) {
        return BEGINNINGS[n % BEGINNINGS.length]
                + MIDDLES[n / BEGINNINGS.length % MIDDLES.length]
                + ENDS[n / BEGINNINGS.length / MIDDLES.length];
    }
}
