package io.trunkline.server.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Enforces [Allow] on every controller method and hands the [Actor] to those that ask for it.
@Configuration(proxyBeanMethods = false)
public class WebConfig implements WebMvcConfigurer {
  private static final String ACTOR = Actor.class.getName();

  /// For the filter that knows who asks.
  public static void setActor(HttpServletRequest request, Actor actor) { request.setAttribute(ACTOR, actor); }

  /// Who asks; null = nobody signed in. Also for handshakes of WebSockets.
  public static @Nullable Actor actor(HttpServletRequest request) { return (Actor) request.getAttribute(ACTOR); }

  /// The rule of an endpoint: of its method, else of its controller; null = it has none.
  public static @Nullable Allow rule(HandlerMethod method) {
    Allow own = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Allow.class);
    return own != null ? own : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Allow.class);
  }

  @Override public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new Gate()).addPathPatterns("/api/**");
  }

  @Override public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) { resolvers.add(new ActorArgument()); }

  private static final class Gate implements HandlerInterceptor {
    @Override public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
      if (!(handler instanceof HandlerMethod method) || !method.getBeanType().getName().startsWith("io.trunkline.")) return true;
      Allow rule = rule(method);
      if (rule == null) throw new Problem(403, "no-rule", "this endpoint is open to nobody", null);
      if (rule.everyone()) return true;
      Actor actor = actor(request);
      if (actor == null) throw new Problem(401, "sign-in-needed", "nobody is signed in", "sign in");
      for (Role role : rule.value()) if (actor.role().covers(role)) return true;
      throw new Problem(403, "not-allowed", "your role may not do this", "ask somebody whose role may");
    }
  }

  private static final class ActorArgument implements HandlerMethodArgumentResolver {
    @Override public boolean supportsParameter(MethodParameter parameter) { return parameter.getParameterType() == Actor.class; }

    @Override public @Nullable Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container, NativeWebRequest request,
        @Nullable WebDataBinderFactory binders) {
      HttpServletRequest asked = request.getNativeRequest(HttpServletRequest.class);
      return asked == null ? null : actor(asked);
    }
  }
}
