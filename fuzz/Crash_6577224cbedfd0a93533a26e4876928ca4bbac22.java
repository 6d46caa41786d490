import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

public class Crash_6577224cbedfd0a93533a26e4876928ca4bbac22 {
    static final String base64Bytes = String.join("", "U0lQLwA=");

    public static void main(String[] args) throws Throwable {
        Crash_6577224cbedfd0a93533a26e4876928ca4bbac22.class.getClassLoader().setDefaultAssertionStatus(true);
        try {
            Method fuzzerInitialize = io.trunkline.fuzz.JazzerEntry.class.getMethod("fuzzerInitialize");
            fuzzerInitialize.invoke(null);
        } catch (NoSuchMethodException ignored) {
            try {
                Method fuzzerInitialize = io.trunkline.fuzz.JazzerEntry.class.getMethod("fuzzerInitialize", String[].class);
                fuzzerInitialize.invoke(null, (Object) args);
            } catch (NoSuchMethodException ignored1) {
            } catch (IllegalAccessException | InvocationTargetException e) {
                e.printStackTrace();
                System.exit(1);
            }
        } catch (IllegalAccessException | InvocationTargetException e) {
            e.printStackTrace();
            System.exit(1);
        }
        byte[] input = java.util.Base64.getDecoder().decode(base64Bytes);
        io.trunkline.fuzz.JazzerEntry.fuzzerTestOneInput(input);
    }
}