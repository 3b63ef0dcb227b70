package io.leadstream.pipeline.committee;

/**
 * How likely somebody of a title is to play a role, before past deals are asked: curated by us from what the roles do,
 * and weighed as little as {@link #WEIGHT} people of past deals.
 */
final class TitlePrior {

    static final double WEIGHT = 4;

    private TitlePrior() {}

    static double of(BuyingRole role, JobFunction function, Seniority seniority) {
        return switch (role) {
            case DECISION_MAKER -> decides(function, seniority);
            case BUDGET_HOLDER -> holdsBudget(function, seniority);
            case EXECUTIVE_SPONSOR ->
                switch (seniority) {
                    case C_LEVEL -> 0.25;
                    case VP -> 0.2;
                    case HEAD, DIRECTOR, MANAGER, INDIVIDUAL, UNKNOWN -> 0.03;
                };
            case CHAMPION ->
                switch (seniority) {
                    case HEAD, DIRECTOR -> 0.35;
                    case MANAGER -> 0.3;
                    case VP -> 0.2;
                    case C_LEVEL, INDIVIDUAL, UNKNOWN -> 0.12;
                };
            case END_USER ->
                switch (seniority) {
                    case INDIVIDUAL -> 0.5;
                    case MANAGER -> 0.25;
                    case C_LEVEL, VP, HEAD, DIRECTOR, UNKNOWN -> 0.05;
                };
            case INFLUENCER, BLOCKER, LEGAL_AND_COMPLIANCE -> byFunction(role, function);
        };
    }

    private static double decides(JobFunction function, Seniority seniority) {
        return switch (seniority) {
            case C_LEVEL -> function == JobFunction.GENERAL_MANAGEMENT ? 0.7 : 0.5;
            case VP -> 0.4;
            case HEAD, DIRECTOR -> 0.3;
            case MANAGER, UNKNOWN -> 0.1;
            case INDIVIDUAL -> 0.02;
        };
    }

    private static double holdsBudget(JobFunction function, Seniority seniority) {
        boolean high = seniority.compareTo(Seniority.DIRECTOR) <= 0;
        if (function == JobFunction.FINANCE) {
            return seniority == Seniority.C_LEVEL ? 0.7 : high ? 0.5 : 0.2;
        }
        return high ? 0.3 : seniority == Seniority.MANAGER ? 0.1 : 0.03;
    }

    private static double byFunction(BuyingRole role, JobFunction function) {
        return switch (role) {
            case LEGAL_AND_COMPLIANCE ->
                switch (function) {
                    case LEGAL -> 0.85;
                    case PROCUREMENT -> 0.5;
                    case FINANCE -> 0.2;
                    default -> 0.02;
                };
            case BLOCKER ->
                switch (function) {
                    case IT -> 0.25;
                    case PROCUREMENT, LEGAL -> 0.2;
                    default -> 0.05;
                };
            default ->
                switch (function) {
                    case IT, ENGINEERING, PRODUCT -> 0.35;
                    default -> 0.2;
                };
        };
    }
}
