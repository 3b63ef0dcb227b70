package io.leadstream.pipeline.methodology;

/** By which figures approaches differ. */
enum Dimension {
    /** In USD. */
    AVERAGE_CONTRACT_VALUE("averageContractValue"),

    /** In days, from opening to won. */
    SALES_CYCLE_DAYS("salesCycleDays"),

    /** Won, per account executive and month. */
    DEALS_PER_REP_PER_MONTH("dealsPerRepPerMonth");

    private final String field;

    Dimension(String field) {
        this.field = field;
    }

    /** As it is called in JSON. */
    String field() {
        return field;
    }
}
