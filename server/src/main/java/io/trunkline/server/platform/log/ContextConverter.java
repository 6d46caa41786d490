package io.trunkline.server.platform.log;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.trunkline.server.platform.CallContext;

/// `%context`: on whose behalf the line was written, `tenant=7 call=0193…`, from the scope of the logging thread.
public final class ContextConverter extends ClassicConverter {
  @Override public String convert(ILoggingEvent event) {
    CallContext context = CallContext.currentOrNull();
    if (context == null) return "";
    return "tenant=" + context.tenant() + (context.call() == null ? " " : " call=" + context.call() + " ");
  }
}
