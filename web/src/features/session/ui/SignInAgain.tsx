import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Session } from "~/api/types";
import { Dialog } from "~/design/overlays";
import { useSessionControl } from "./SessionProvider";
import { SignInForm } from "./SignInForm";

/** Over the page, not instead of it: nothing typed is lost. */
export default function SignInAgain({ session }: { session: Session }) {
  const { t } = useTranslation();
  const { signIn } = useSessionControl();
  return (
    <Dialog open centered closable={false} footer={null} title={t("session.again")} width={420}>
      <div className="tl-stack">
        <p className="tl-soft" style={{ margin: 0 }}>{t("session.againHint")}</p>
        <SignInForm login={session.user.login} onSubmit={signIn} />
        <Button type="link" onClick={() => window.location.assign("/sign-in")}>{t("session.otherUser")}</Button>
      </div>
    </Dialog>
  );
}
