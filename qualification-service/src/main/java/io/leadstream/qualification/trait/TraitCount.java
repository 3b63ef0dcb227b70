package io.leadstream.qualification.trait;

/**
 * Accounts with deals, by whether they have a trait.
 *
 * @param wonWith accounts with the trait of which a deal was won
 * @param workedWith accounts with the trait of which a deal came to an end
 * @param won all accounts of which a deal was won
 * @param worked all accounts of which a deal came to an end
 */
record TraitCount(String attribute, String value, long wonWith, long workedWith, long won, long worked) {

    TraitCount {
        if (wonWith < 0 || wonWith > workedWith || won > worked || wonWith > won || workedWith > worked) {
            throw new IllegalArgumentException("a part is not larger than the whole");
        }
        if (workedWith - wonWith > worked - won) {
            throw new IllegalArgumentException("a part is not larger than the whole");
        }
    }
}
