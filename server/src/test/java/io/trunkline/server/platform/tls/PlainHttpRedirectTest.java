package io.trunkline.server.platform.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.server.platform.Options;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class PlainHttpRedirectTest {
  @ParameterizedTest
  @CsvSource({
      "true,  192.0.2.9, http,  308",
      "true,  192.0.2.9, https, 200",
      "true,  127.0.0.1, http,  200",
      "true,  ::1,       http,  200",
      "false, 192.0.2.9, http,  200"})
  void onlyStrangersOnPlainHttpAreSentAway(boolean open, String from, String scheme, int status) throws Exception {
    var request = new MockHttpServletRequest("GET", "/desk");
    request.setServerName("cc.example.com");
    request.setQueryString("a=b");
    request.setRemoteAddr(from);
    request.setSecure(scheme.equals("https"));
    var response = new MockHttpServletResponse();
    new PlainHttpRedirect(options(open)).doFilter(request, response, new MockFilterChain());
    assertThat(response.getStatus()).isEqualTo(status);
    if (status == 308) assertThat(response.getHeader("Location")).isEqualTo("https://cc.example.com:8443/desk?a=b");
  }

  private static Options options(boolean open) {
    return new Binder(new MapConfigurationPropertySource(Map.of("trunkline.open", open))).bindOrCreate("trunkline", Options.class);
  }
}
