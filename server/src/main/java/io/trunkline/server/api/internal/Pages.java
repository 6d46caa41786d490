package io.trunkline.server.api.internal;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/// Serves the pages. Any address without a file, outside `/api`, is a page's own and gets the one document; its router does the rest.
@Configuration(proxyBeanMethods = false)
class Pages implements WebMvcConfigurer {
  private static final String PLACE = "classpath:/static/";

  @Override public void addResourceHandlers(ResourceHandlerRegistry registry) {
    // Named by their content, so they never change.
    registry.addResourceHandler("/assets/**").addResourceLocations(PLACE + "assets/")
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
    registry.addResourceHandler("/**").addResourceLocations(PLACE).setCacheControl(CacheControl.noCache()).resourceChain(false)
        .addResolver(new OneDocument());
  }

  private static final class OneDocument extends PathResourceResolver {
    @Override protected @Nullable Resource getResource(String path, Resource location) throws IOException {
      Resource file = super.getResource(path, location);
      if (file != null) return file;
      boolean isPage = !path.startsWith("api/") && !path.startsWith("assets/") && !path.substring(path.lastIndexOf('/') + 1).contains(".");
      return isPage ? super.getResource("index.html", location) : null;
    }
  }
}
