import { PhoneOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import type { SipCredentials } from "~/api/types";
import { ConfirmButton, useAction } from "~/design/actions";
import { EmptyState, ErrorNote, Facts, Note, Page, Panel, Secret } from "~/design/basics";
import { readCredentials, renewCredentials } from "../api/controller";

export function Credentials({ account }: { account: SipCredentials }) {
  const { t } = useTranslation();
  return (
    <div className="tl-stack">
      {account.password && (
        <>
          <Note tone="ready" title={t("common.shownOnce")} fix={t("common.shownOnceFix")} />
          <div className="tl-stack-tight"><span className="tl-soft">{t("session.password")}</span><Secret label={t("session.password")} value={account.password} /></div>
        </>
      )}
      <Facts items={[
        [t("softphone.user"), <code key="u">{account.username}</code>], [t("softphone.domain"), <code key="d">{account.domain}</code>],
        [t("softphone.server"), <code key="s">{account.host}:{account.port}</code>], [t("softphone.transport"), account.transports.join(" / ")],
      ]} />
    </div>
  );
}

/** What a SIP phone needs to sign in. */
export default function CredentialsPage() {
  const { t } = useTranslation();
  const account = useQuery({ queryKey: ["sip-credentials"], queryFn: readCredentials });
  const renew = useAction(renewCredentials);
  const known = renew.data ?? account.data;
  const shown = known?.username ? known : null;
  // Only a password that is in use can be lost: the first one needs no question.
  const again = <ConfirmButton question={t("softphone.renewAsk")} detail={t("softphone.renewDetail")} loading={renew.isPending} onConfirm={() => renew.mutate()}>{t("softphone.renew")}</ConfirmButton>;
  const first = <Button type="primary" loading={renew.isPending} onClick={() => renew.mutate()}>{t("softphone.make")}</Button>;
  return (
    <Page title={t("nav.phone")} intro={t("softphone.phoneIntro")} narrow actions={shown ? again : null}>
      <div className="tl-stack">
        {account.error && !renew.data ? <ErrorNote error={account.error} onRetry={() => void account.refetch()} /> : null}
        {account.isPending ? <Panel><Skeleton active /></Panel>
          : shown ? <Panel><Credentials account={shown} /></Panel>
          : <div className="tl-panel"><EmptyState icon={<PhoneOutlined aria-hidden />} title={t("softphone.noAccount")} hint={t("softphone.noAccountHint")} action={first} /></div>}
        <Panel title={t("softphone.how")}>
          <ol className="tl-prose" style={{ margin: 0, paddingInlineStart: 20 }}>
            <li>{t("softphone.how1")}</li><li>{t("softphone.how2")}</li><li>{t("softphone.how3")}</li>
          </ol>
        </Panel>
      </div>
    </Page>
  );
}
