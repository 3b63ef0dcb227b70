package io.leadstream.benchmark.people;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * People of 60,000 companies, names by Zipf's law, one in eight with an address of a free-mail host. The n-th is always
 * the same: nobody has to be kept.
 */
final class People {

    static final long SEED = 42;

    private static final int COMPANIES = 60_000;
    private static final Weighted COMPANY = Weighted.zipf(COMPANIES, 0.5);
    private static final Weighted FIRST_NAME = Weighted.zipf(Words.FIRST_NAMES_KNOWN, 0.8);
    private static final Weighted SURNAME = Weighted.zipf(Words.SURNAMES_KNOWN, 0.8);

    private record Country(String code, String callingCode, int digits) {}

    private static final Country[] COUNTRIES = {
        new Country("DE", "4930", 7),
        new Country("US", "1212", 7),
        new Country("GB", "4420", 8),
        new Country("FR", "331", 8),
        new Country("NL", "3120", 7),
        new Country("AT", "431", 7),
        new Country("CH", "4144", 7),
        new Country("ES", "3491", 7),
        new Country("IT", "3902", 7),
        new Country("SE", "468", 7),
        new Country("PL", "4822", 7),
        new Country("BE", "322", 7),
        new Country("DK", "453", 7),
        new Country("FI", "3589", 7),
        new Country("LU", "35226", 4)
    };
    private static final Weighted COUNTRY = Weighted.of(30, 18, 10, 8, 6, 5, 5, 4, 4, 3, 3, 2, 1.5, 0.4, 0.1);

    private static final String[] TITLES = {
        "Sales Manager", "Account Executive", "Marketing Manager", "Head of Sales", "CEO", "Software Engineer",
        "VP Sales", "IT Manager", "Purchasing Manager", "CTO", "Director of Operations", "Consultant",
        "Head of Marketing", "CFO", "Geschäftsführer", "Product Manager", "Sales Operations Analyst", "VP Marketing",
        "Chief Revenue Officer", "Assistant", "Head of IT", "Procurement Specialist", "Student", "COO",
        "Director of Sales", "Customer Success Manager", "Engineer", "HR Manager", "Owner", "Chief Information Officer"
    };
    private static final Weighted TITLE = Weighted.zipf(TITLES.length, 0.6);

    private static final String[] SOURCES = {
        "WEB_FORM", "CONTENT", "ADVERTISING", "EVENT", "OUTBOUND", "SOCIAL", "CHAT", "REFERRAL", "OTHER"
    };
    private static final Weighted SOURCE = Weighted.zipf(SOURCES.length, 0.8);
    private static final String[] MEDIA = {"organic", "cpc", "email", "social", "referral"};
    private static final int CAMPAIGNS = 200;
    private static final Weighted CAMPAIGN = Weighted.zipf(CAMPAIGNS, 1);
    private static final String[] FREE_MAIL = {"gmail.com", "gmx.de", "yahoo.com", "outlook.com"};

    private final String mark;

    /** @param mark in every address, so that others have other people; letters and digits, or nothing */
    People(String mark) {
        this.mark = mark;
    }

    Person person(long n) {
        var random = new SplittableRandom(SEED + n);
        String first = Words.firstName(FIRST_NAME.next(random));
        String last = Words.surname(SURNAME.next(random));
        Employer employer = Employer.of(COMPANY.next(random));
        Country country = COUNTRIES[COUNTRY.next(random)];
        boolean freeMail = random.nextInt(8) == 0;
        String host = freeMail ? FREE_MAIL[random.nextInt(FREE_MAIL.length)] : employer.domain();
        String number = Long.toString(n, Character.MAX_RADIX) + mark;
        return new Person(
                Words.plain(first) + "." + Words.plain(last) + "." + number + "@" + host,
                first,
                last,
                phone(country, random),
                TITLES[TITLE.next(random)],
                country.code(),
                SOURCES[SOURCE.next(random)],
                MEDIA[random.nextInt(MEDIA.length)],
                random.nextBoolean() ? campaign(CAMPAIGN.next(random)) : null,
                employer,
                freeMail,
                "crm-" + number);
    }

    /** Two in five have given theirs. */
    private static @Nullable String phone(Country country, RandomGenerator random) {
        int most = (int) Math.pow(10, country.digits());
        int number = most / 5 + random.nextInt(most * 4 / 5);
        return random.nextInt(5) < 2 ? "+" + country.callingCode() + number : null;
    }

    private static String campaign(int n) {
        return "campaign-%03d".formatted(n);
    }
}
