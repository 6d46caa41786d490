package io.trunkline.bench;

/// Names of people and firms, as common as names are.
final class Names {
  private static final String SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗";
  private static final String GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国文辉志红";
  private static final String FIRMS = "恒通华信金鼎远东瑞祥天成万达中和";

  private Names() {}

  static String of(long n) {
    long mixed = (n * 2_654_435_761L) >>> 4;
    return "" + sign(SURNAMES, mixed) + sign(GIVEN, mixed / 20) + sign(GIVEN, mixed / 700);
  }

  static String company(long n) {
    long mixed = (n * 2_246_822_519L) >>> 5;
    return "" + sign(FIRMS, mixed) + sign(FIRMS, mixed / 16) + sign(GIVEN, mixed / 300) + "贸易有限公司";
  }

  private static char sign(String of, long n) {
    return of.charAt((int) (Math.abs(n) % of.length()));
  }
}
