package io.trunkline.server.platform.web;

import io.trunkline.server.platform.db.DatabaseAway;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/// Every failure as problem+json (RFC 9457). What we didn't foresee is ours: 500, an incident number for the person, the stack for the log.
@RestControllerAdvice
class ProblemAdvice {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  @ExceptionHandler ResponseEntity<ProblemBody> problem(Problem problem) {
    return answer(problem.status(), problem.code(), String.valueOf(problem.getMessage()), problem.fix());
  }

  @ExceptionHandler ResponseEntity<ProblemBody> away(DatabaseAway away) {
    return ResponseEntity.status(503).header("Retry-After", "5").contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(ProblemBody.of(503, "database-away", "the database can't be reached; calls go on", "try again in a minute"));
  }

  @ExceptionHandler ResponseEntity<ProblemBody> invalid(MethodArgumentNotValidException failure) {
    StringBuilder detail = new StringBuilder();
    failure.getBindingResult().getFieldErrors()
        .forEach(error -> detail.append(detail.isEmpty() ? "" : "; ").append(error.getField()).append(": ").append(error.getDefaultMessage()));
    return answer(422, "invalid", detail.toString(), "correct the named fields");
  }

  @ExceptionHandler({HandlerMethodValidationException.class, MethodArgumentTypeMismatchException.class})
  ResponseEntity<ProblemBody> invalidParameter(Exception failure) {
    // An id that isn't even a number can't be anyone's: the same answer as for another tenant's.
    if (failure instanceof MethodArgumentTypeMismatchException mismatch && mismatch.getParameter().hasParameterAnnotation(
        org.springframework.web.bind.annotation.PathVariable.class)) {
      return problem(Problem.notFound("thing"));
    }
    return answer(422, "invalid", String.valueOf(failure.getMessage()), "correct the parameter");
  }

  @ExceptionHandler ResponseEntity<ProblemBody> unreadable(HttpMessageNotReadableException failure) {
    Throwable cause = failure.getMostSpecificCause();
    if (cause instanceof BodyBound.TooLarge) return answer(413, "too-large", "a body has at most 1 MB", "send less at once");
    String detail = cause instanceof tools.jackson.core.JacksonException json ? json.getOriginalMessage() : "the body is not what this endpoint reads";
    return answer(400, "unreadable", detail, "send the JSON that /api/openapi.json describes");
  }

  @ExceptionHandler ResponseEntity<ProblemBody> tooLarge(MaxUploadSizeExceededException failure) {
    return answer(413, "too-large", "the file is larger than this server takes", "send at most 20 MB");
  }

  @ExceptionHandler ResponseEntity<ProblemBody> alreadyThere(DuplicateKeyException failure) {
    return answer(409, "already-there", "there is one with this name or number already", "choose another");
  }

  @ExceptionHandler ResponseEntity<ProblemBody> refused(DataIntegrityViolationException failure) {
    String text = String.valueOf(failure.getMostSpecificCause().getMessage());
    if (text.contains("is still referenced")) return answer(409, "in-use", "something else refers to it", "take it out of use there first");
    if (text.contains("violates foreign key")) return answer(422, "no-such-reference", "it refers to something that is not there", "reload and choose again");
    return answer(422, "out-of-bounds", "a value is outside its bounds", "correct it; /api/openapi.json has the bounds");
  }

  @ExceptionHandler ResponseEntity<ProblemBody> database(DataAccessException failure, HttpServletRequest request) { return ours(failure, request); }

  @ExceptionHandler void gone(AsyncRequestNotUsableException gone) {
    LOG.debug("http.client-gone");   // nobody is left to answer
  }

  @ExceptionHandler @Nullable ResponseEntity<ProblemBody> any(Exception failure, HttpServletRequest request) {
    if (failure instanceof ErrorResponse known) {
      HttpStatus status = HttpStatus.resolve(known.getStatusCode().value());
      String code = status == null ? "refused" : status.name().toLowerCase(Locale.ROOT).replace('_', '-');
      return answer(known.getStatusCode().value(), code, String.valueOf(known.getBody().getDetail()), null);
    }
    return ours(failure, request);
  }

  private static ResponseEntity<ProblemBody> ours(Exception failure, HttpServletRequest request) {
    String incident = UUID.randomUUID().toString().substring(0, 8);
    LOG.atError().setCause(failure).addKeyValue("incident", incident).addKeyValue("path", request.getRequestURI()).log("http.failed");
    return answer(500, "our-fault", "something went wrong here (incident " + incident + ")", "try again; if it stays, give the incident to the operator");
  }

  private static ResponseEntity<ProblemBody> answer(int status, String code, String detail, @Nullable String fix) {
    return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(ProblemBody.of(status, code, detail, fix));
  }
}
