package dev.heed.jdbc.internal.extract;

/** The beginning of a sorted array. */
final class ArrayIds implements IdStream {
    private final long[] ids;
    private final int length;
    private int position;

    ArrayIds(long[] ids, int length) {
        this.ids = ids;
        this.length = length;
    }

    @Override
    public long next() {
        return position < length ? ids[position++] : END;
    }
}
