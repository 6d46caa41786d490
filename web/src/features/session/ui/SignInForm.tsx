import { Button, Input } from "antd";
import { useId, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { problemOf } from "~/api/problem";
import { ErrorNote, Note } from "~/design/basics";

interface Props { login?: string; onSubmit: (login: string, password: string) => Promise<unknown> }

function Refusal({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const problem = problemOf(error);
  if (problem.code === "too-many-tries") return <Note tone="ringing" urgent title={t("session.locked")} fix={t("session.lockedFix")} />;
  if (problem.code === "tenant-suspended") return <Note tone="ringing" urgent title={t("session.suspended")} fix={t("session.suspendedFix")} />;
  if (problem.status === 401 || problem.status === 400) return <Note tone="danger" urgent title={t("session.wrong")} fix={t("session.wrongFix")} />;
  return <ErrorNote error={error} />;
}

/** Name and password; the name is fixed when someone signs in again. Plain inputs, so that browsers offer to fill them in. */
export function SignInForm({ login: fixed, onSubmit }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [login, setLogin] = useState(fixed ?? "");
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      await onSubmit(login.trim(), password);
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="tl-stack" onSubmit={(event) => void submit(event)}>
      {error !== null && <Refusal error={error} />}
      <div className="tl-stack-tight">
        <label htmlFor={`${id}-login`}>{t("session.login")}</label>
        <Input id={`${id}-login`} name="username" size="large" autoComplete="username" autoCapitalize="none" spellCheck={false} required autoFocus={!fixed}
          readOnly={fixed !== undefined} value={login} onChange={(event) => setLogin(event.target.value)} aria-describedby={`${id}-hint`} />
        {!fixed && <span id={`${id}-hint`} className="tl-faint">{t("session.loginHint")}</span>}
      </div>
      <div className="tl-stack-tight">
        <label htmlFor={`${id}-password`}>{t("session.password")}</label>
        <Input.Password id={`${id}-password`} name="password" size="large" autoComplete="current-password" required autoFocus={!!fixed}
          value={password} onChange={(event) => setPassword(event.target.value)} />
      </div>
      <Button type="primary" size="large" htmlType="submit" block loading={busy}>{t("session.signIn")}</Button>
    </form>
  );
}
