package dev.weir.gzip;

/// Nothing: deflate data alone, RFC 1951. Only its own end mark says that it is whole.
final class NoWrapper implements Wrapper {

  @Override
  public String format() {
    return "deflate";
  }

  @Override
  public void begin() {}

  @Override
  public boolean headerComplete() {
    return true;
  }

  @Override
  public void takeHeader(int value, long offset) {
    throw new IllegalStateException("there is no header");
  }

  @Override
  public void sum(byte[] decoded, int count) {}

  @Override
  public int trailerBytes() {
    return 0;
  }

  @Override
  public void checkTrailer(long trailer, long size, long offset) {}

  @Override
  public boolean several() {
    return false;
  }
}
