package io.trunkline.server.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Nobody makes us read more than a megabyte. Uploads have their own bound (`spring.servlet.multipart`).
@Component
class BodyBound extends OncePerRequestFilter {
  private static final int MOST_BYTES = 1_048_576;

  @Override protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
    String type = request.getContentType();
    boolean isUpload = type != null && type.startsWith("multipart/");
    if (isUpload || request.getContentLengthLong() == 0) {
      chain.doFilter(request, response);
    } else if (request.getContentLengthLong() > MOST_BYTES) {
      response.setStatus(413);
      response.setContentType("application/problem+json");
      response.getWriter().write("{\"type\":\"about:blank\",\"title\":\"Content Too Large\",\"status\":413,\"detail\":\"a body has at most 1 MB\","
          + "\"code\":\"too-large\",\"fix\":\"send less at once\"}");
    } else {
      chain.doFilter(new Bounded(request), response);
    }
  }

  /// A body without a length (chunked) that turned out to be longer than anyone may send.
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge() { super("a body has at most 1 MB"); }
  }

  private static final class Bounded extends HttpServletRequestWrapper {
    Bounded(HttpServletRequest request) { super(request); }

    @Override public ServletInputStream getInputStream() throws IOException {
      ServletInputStream in = super.getInputStream();
      return new ServletInputStream() {
        private int read;

        @Override public int read() throws IOException {
          int next = in.read();
          if (next >= 0) count(1);
          return next;
        }

        @Override public int read(byte[] into, int offset, int length) throws IOException {
          int got = in.read(into, offset, length);
          if (got > 0) count(got);
          return got;
        }

        private void count(int bytes) throws IOException {
          read += bytes;
          if (read > MOST_BYTES) throw new TooLarge();
        }

        @Override public boolean isFinished() { return in.isFinished(); }

        @Override public boolean isReady() { return in.isReady(); }

        @Override public void setReadListener(ReadListener listener) { in.setReadListener(listener); }
      };
    }
  }
}
