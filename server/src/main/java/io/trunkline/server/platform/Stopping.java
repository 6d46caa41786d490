package io.trunkline.server.platform;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ctrl-C and SIGTERM. The first lets the calls that are up end, for a while; the second hangs them up and stops at once; the third waits for nothing, which
/// harms nothing either: the next start clears up as after a crash.
public final class Stopping {
  private static final Logger LOG = LoggerFactory.getLogger(Stopping.class);
  private static final AtomicInteger ASKED = new AtomicInteger();

  private Stopping() {}

  /// True when somebody doesn't want to wait for calls any more.
  public static boolean isUrgent() { return ASKED.get() > 1; }

  /// Takes the place of the JVM's own handlers, which hear the first signal only.
  public static void onSignals() {
    for (String name : List.of("INT", "TERM")) handle(name);
  }

  /// By reflection: javac warns of every use of `sun.misc`, and a warning is an error here. The JDK has no other way to hear signals.
  private static void handle(String name) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      InvocationHandler heard = (_, method, arguments) -> {
        if (!method.getName().equals("handle")) throw new UnsupportedOperationException(method.getName());
        asked((int) signal.getMethod("getNumber").invoke(arguments[0]));
        return null;
      };
      signal.getMethod("handle", signal, handler).invoke(null, signal.getConstructor(String.class).newInstance(name),
          Proxy.newProxyInstance(Stopping.class.getClassLoader(), new Class<?>[] {handler}, heard));
    } catch (ReflectiveOperationException unknown) {
      LOG.atWarn().setCause(unknown).addKeyValue("signal", name).log("signals.default");   // the JVM stops in order too, but once
    }
  }

  /// On a thread of its own for each signal.
  private static void asked(int signal) {
    switch (ASKED.incrementAndGet()) {
      case 1 -> System.exit(128 + signal);
      case 2 -> LOG.info("stopping.at-once");
      default -> Runtime.getRuntime().halt(128 + signal);
    }
  }
}
