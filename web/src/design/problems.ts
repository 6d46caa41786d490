import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { problemOf } from "~/api/problem";

/** A problem in the reader's language: by its code where we have words for it, else in the server's. */
export function useProblemText(): (error: unknown) => { title: string; fix?: string } {
  const { t, i18n } = useTranslation();
  return useCallback((error: unknown) => {
    const problem = problemOf(error);
    const kind = problem.status >= 500 ? "server" : problem.status === 404 ? "not-found" : problem.status === 403 ? "forbidden" : null;
    const known = [problem.code, kind].find((code) => code !== null && i18n.exists(`problem.${code}.title`));
    if (known === undefined || known === null) return { title: problem.detail ?? problem.title, fix: problem.fix ?? t("problem.unexpected.fix") };
    return { title: t(`problem.${known as "server"}.title`, { detail: problem.detail ?? "" }), fix: t(`problem.${known as "server"}.fix`, { detail: problem.detail ?? "" }) };
  }, [t, i18n]);
}
