package io.leadstream.forecast.backtest;

/** There is nothing to test, or only by what leaks; the message says so to whom asked. */
final class NotTestable extends RuntimeException {

    NotTestable(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
