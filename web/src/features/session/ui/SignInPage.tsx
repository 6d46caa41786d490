import { useTranslation } from "react-i18next";
import { Navigate, useLocation } from "react-router";
import { useTitle } from "~/design/basics";
import { homeOf } from "../state/session";
import { LanguageSwitch } from "./LanguageSwitch";
import { useSessionControl } from "./SessionProvider";
import { SignInForm } from "./SignInForm";
import "./sign-in.css";

export default function SignInPage() {
  const { t } = useTranslation();
  const { state, signIn } = useSessionControl();
  const location = useLocation();
  useTitle(t("session.signIn"));
  if (state.state === "signed-in") {
    const from = (location.state as { from?: string } | null)?.from;
    return <Navigate to={from && from !== "/" ? from : homeOf(state.session)} replace />;
  }
  return (
    <main className="sign-in">
      <div className="sign-in-top"><LanguageSwitch /></div>
      <div className="sign-in-card">
        <img src="/favicon.svg" width={44} height={44} alt="" />
        <h1>{t("session.welcome")}</h1>
        <p className="tl-soft">{t("session.tagline")}</p>
        <SignInForm onSubmit={signIn} />
      </div>
    </main>
  );
}
