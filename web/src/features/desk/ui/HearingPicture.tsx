import { CustomerServiceOutlined, PhoneOutlined, UserOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { DeskCall, DeskParty } from "~/api/types";
import { useNumberText } from "~/design/time";
import { hearingOf, type Hearer } from "../state/hearing";

const icons: Record<DeskParty["kind"], typeof UserOutlined> = { CUSTOMER: UserOutlined, AGENT: CustomerServiceOutlined, EXTERNAL: PhoneOutlined };
const COLUMN = 148;
const MIDDLE = 30;

/** A line from one to the other; past those between them it goes over their heads. */
function path(from: number, to: number): string {
  const [a, b] = [from * COLUMN + COLUMN / 2 + 28, to * COLUMN + COLUMN / 2 - 28];
  return to - from === 1 ? `M ${a} ${MIDDLE} H ${b}` : `M ${a - 16} ${MIDDLE - 20} C ${a + 20} -14, ${b - 20} -14, ${b + 16} ${MIDDLE - 20}`;
}

/** Who hears whom, as a small picture: shown when it isn't simply two who talk. */
export function HearingPicture({ call, agentId }: { call: DeskCall; agentId: number }) {
  const { t } = useTranslation();
  const numberText = useNumberText();
  const { people, pairs } = hearingOf(call, agentId);
  if (people.length < 2 || (people.length === 2 && call.state !== "CONSULTING" && call.state !== "HELD")) return null;
  const nameOf = (one: Hearer) => one.isMe ? t("desk.hearing.me") : one.name ? numberText(one.name) : t(`desk.party.${one.kind}`);
  const at = (id: string) => people.findIndex((one) => one.id === id);
  const said = pairs.map(([a, b]) => t("desk.hearing.pair", { a: nameOf(people[at(a)] as Hearer), b: nameOf(people[at(b)] as Hearer) }));
  return (
    <figure className="desk-hearing" aria-label={t("desk.hearing.title")}>
      <figcaption className="tl-visually-hidden">{said.length > 0 ? said.join(" ") : t("desk.hearing.nobody")}</figcaption>
      <div className="desk-hearing-stage" style={{ width: people.length * COLUMN }}>
        <svg width={people.length * COLUMN} height={64} aria-hidden focusable="false">
          {people.slice(1).map((one, index) => <path key={one.id} className="desk-hearing-gap" d={path(index, index + 1)} />)}
          {pairs.map(([a, b]) => <path key={a + b} className="desk-hearing-link" d={path(at(a), at(b))} />)}
        </svg>
        <ul aria-label={t("desk.parties")}>
          {people.map((one) => {
            const Icon = icons[one.kind];
            return (
              <li key={one.id} style={{ width: COLUMN }} className={`desk-hearer desk-hears-${one.hears}${one.isMe ? " desk-hearer-me" : ""}`}>
                <span className="desk-hearer-mark"><Icon aria-hidden /></span>
                <strong className="tl-clip">{nameOf(one)}</strong>
                <span className="tl-faint">{one.muted ? t("desk.muted") : t(`desk.hearing.${one.hears}`)}</span>
              </li>
            );
          })}
        </ul>
      </div>
    </figure>
  );
}
