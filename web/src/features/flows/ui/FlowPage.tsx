import { CheckCircleFilled, FlagOutlined, HistoryOutlined, PlusOutlined, WarningFilled } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Dropdown, Input, Skeleton } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import type { Flow, FlowKind, FlowNode, FlowProblem } from "~/api/types";
import { ConfirmButton, useAction } from "~/design/actions";
import { ErrorNote, Page, Panel, StateBadge } from "~/design/basics";
import { Select } from "~/design/inputs";
import { Dialog } from "~/design/overlays";
import { publishFlow, readFlow } from "../api/flows";
import { add, exitsOf, inOrder, kinds, mayStayOpen, nodeOf, remove, replace, withExit, type ExitName } from "../state/graph";
import { Changes } from "./Changes";
import { icons } from "./kinds";
import { NodeForm } from "./NodeForm";
import { useDraft } from "./useDraft";
import { Versions } from "./Versions";
import "./flows.css";

/** Drawing needs a library of its own: it comes after the editor. */
const FlowPicture = lazy(() => import("./FlowPicture"));

function Problems({ problems, nameOf, onOpen }: { problems: FlowProblem[]; nameOf: (id: string | null) => string | null; onOpen: (id: string) => void }) {
  const { t, i18n } = useTranslation();
  const blocks = problems.some((problem) => problem.blocks);
  if (problems.length === 0) return <p className="flow-fine"><CheckCircleFilled aria-hidden /> {t("flows.fine")}</p>;
  const text = (problem: FlowProblem) => i18n.exists(`flows.problem.${problem.code}`) ? t(`flows.problem.${problem.code as "exit-open"}`, { field: fieldOf(problem.field), detail: problem.detail ?? "" }) : problem.detail ?? problem.code;
  const fieldOf = (field: string | null) => !field ? "" : field.startsWith("keys.") ? t("flows.pressed", { key: field.slice(5) })
    : i18n.exists(`flows.exit.${field}.usual`) ? t(`flows.exit.${field as "next"}.usual`) : field;
  return (
    <ul className={blocks ? "flow-problems" : "flow-problems flow-warnings"} aria-label={t("flows.problems")}>
      {problems.map((problem, at) => {
        const id = problem.nodeId;
        const name = nameOf(id);
        return (
          <li key={at}><WarningFilled aria-hidden />
            {id && name ? <button type="button" onClick={() => onOpen(id)}>{name}</button> : null} <span>{text(problem)}</span>
          </li>
        );
      })}
    </ul>
  );
}

function NodeRow({ node, depth, isStart, isOpen, hasProblem, nameOf, onOpen }: {
  node: FlowNode; depth: number; isStart: boolean; isOpen: boolean; hasProblem: boolean; nameOf: (id: string | null) => string | null; onOpen: () => void;
}) {
  const { t } = useTranslation();
  const ways = exitsOf(node).filter((exit) => exit.to !== null || !mayStayOpen(node, exit.name));
  return (
    <li style={{ paddingInlineStart: Math.min(depth, 6) * 14 }}>
      <button type="button" className={isOpen ? "flow-node flow-node-open" : "flow-node"} aria-current={isOpen} onClick={onOpen}>
        <span className="flow-node-icon" aria-hidden>{icons[node.kind]}</span>
        <span className="flow-node-text">
          <strong>{node.name || t(`flows.kind.${node.kind}`)} {isStart && <FlagOutlined aria-label={t("flows.start")} title={t("flows.start")} />}{hasProblem && <WarningFilled aria-label={t("flows.problems")} className="flow-warn" />}</strong>
          <span className="tl-faint flow-ways">
            <span>{t(`flows.kind.${node.kind}`)}</span>
            {ways.map((exit) => <span key={exit.name}>{exit.name.startsWith("key:") ? <kbd>{exit.name.slice(4)}</kbd> : "→"} {nameOf(exit.to) ?? <b>?</b>}</span>)}
          </span>
        </span>
      </button>
    </li>
  );
}

function Editor({ flow }: { flow: Flow }) {
  const { t } = useTranslation();
  const { draft, change, state, problems, error, saveNow } = useDraft(flow);
  const [openId, setOpenId] = useState<string | null>(flow.draft.start);
  const [note, setNote] = useState<string | null>(null);
  const [showVersions, setShowVersions] = useState(false);
  const publish = useAction(async (words: string) => {
    if (state !== "saved" && !(await saveNow())) throw error;
    return publishFlow({ id: flow.id, note: words });
  }, { quiet: true, done: t("flows.publishedNow"), refresh: [["flows"], ["flow-versions", flow.id]], onDone: () => setNote(null) });

  const graph = draft.graph;
  const nameOf = (id: string | null) => nodeOf(graph, id)?.name ?? null;
  const setGraph = (next: typeof graph) => change({ ...draft, graph: next });
  const open = nodeOf(graph, openId);
  const { reached, unreached } = inOrder(graph);
  const addStep = (kind: FlowKind, from?: FlowNode, exit?: ExitName) => {
    const added = add(graph, kind, t(`flows.kind.${kind}`));
    if (!added) return;
    setGraph(from && exit ? replace(added.graph, withExit(from, exit, added.node.id)) : added.graph);
    setOpenId(added.node.id);
  };
  const row = (node: FlowNode, depth: number) => (
    <NodeRow key={node.id} node={node} depth={depth} isStart={node.id === graph.start} isOpen={node.id === openId} nameOf={nameOf} onOpen={() => setOpenId(node.id)}
      hasProblem={problems.some((problem) => problem.nodeId === node.id)} />
  );
  return (
    <Page title={draft.name} back={{ to: "/flows", label: t("nav.flows") }} actions={(
      <>
        <span className="tl-faint" role="status">{t(`flows.saveState.${state}`)}</span>
        {flow.published !== null && flow.published !== undefined && <StateBadge tone="ready">{t("flows.version", { version: flow.published })}</StateBadge>}
        <Button icon={<HistoryOutlined aria-hidden />} onClick={() => setShowVersions(true)}>{t("flows.versions")}</Button>
        <Button type="primary" disabled={problems.some((problem) => problem.blocks)} onClick={() => setNote("")}>{t("flows.publish")}</Button>
      </>
    )}>
      <div className="tl-stack">
        {error ? <ErrorNote error={error} onRetry={() => void saveNow()} /> : null}
        <Problems problems={problems} nameOf={nameOf} onOpen={setOpenId} />
        <Panel title={t("flows.picture")}>
          <Suspense fallback={<div className="flow-picture"><Skeleton active title={false} /></div>}><FlowPicture graph={graph} problems={problems} openId={openId} onOpen={setOpenId} /></Suspense>
        </Panel>
        <div className="flow-grid">
          <Panel title={t("flows.steps")} extra={(
            <Dropdown trigger={["click"]} menu={{ items: kinds.map((kind) => ({ key: kind, icon: icons[kind], label: t(`flows.kind.${kind}`) })), onClick: ({ key }) => addStep(key as FlowKind) }}>
              <Button size="small" icon={<PlusOutlined aria-hidden />}>{t("flows.addStep")}</Button>
            </Dropdown>
          )}>
            <ul className="flow-nodes">{reached.map(({ node, depth }) => row(node, depth))}</ul>
            {unreached.length > 0 && <><h2 className="flow-unreached">{t("flows.unreached")}</h2><ul className="flow-nodes">{unreached.map((node) => row(node, 0))}</ul></>}
          </Panel>
          {open && (
            <Panel title={t(`flows.kind.${open.kind}`)} extra={(
              <div className="tl-row">
                {open.id !== graph.start && <Button size="small" type="text" icon={<FlagOutlined aria-hidden />} onClick={() => setGraph({ ...graph, start: open.id })}>{t("flows.makeStart")}</Button>}
                {graph.nodes.length > 1 && <ConfirmButton size="small" type="text" danger question={t("common.deleteAsk", { name: open.name })} onConfirm={() => { setGraph(remove(graph, open.id)); setOpenId(null); }}>{t("common.delete")}</ConfirmButton>}
              </div>
            )}>
              <NodeForm key={open.id} graph={graph} node={open} onChange={(node) => setGraph(replace(graph, node))} onNew={addStep} />
            </Panel>
          )}
        </div>
        <div className="tl-row" style={{ gap: 20, alignItems: "flex-end" }}>
        <label className="flow-name"><span className="tl-soft">{t("flows.name")}</span><Input value={draft.name} maxLength={100} style={{ maxWidth: 320 }} onChange={(event) => change({ ...draft, name: event.target.value })} /></label>
        <label className="flow-name"><span className="tl-soft">{t("flows.language")}</span>
          <Select value={graph.language ?? "zh"} style={{ width: 140 }} onChange={(language) => setGraph({ ...graph, language })} options={[{ value: "zh", label: t("prompts.languages.zh") }, { value: "en", label: t("prompts.languages.en") }]} />
        </label>
        </div>
      </div>
      <Dialog open={note !== null} title={t("flows.publish")} okText={t("flows.publish")} cancelText={t("common.cancel")} onCancel={() => { setNote(null); publish.reset(); }}
        okButtonProps={{ loading: publish.isPending }} onOk={() => publish.mutate(note ?? "")}>
        <div className="tl-stack">
          {publish.error ? <ErrorNote error={publish.error} /> : null}
          <p style={{ margin: 0 }}>{t("flows.publishHint")}</p>
          {note !== null && flow.published !== null && flow.published !== undefined && (
            <div className="tl-stack-tight"><strong>{t("flows.change.since", { version: flow.published })}</strong><Changes flowId={flow.id} since={flow.published} to={graph} /></div>
          )}
          <label className="tl-stack-tight"><span>{t("flows.note")}</span><Input.TextArea value={note ?? ""} autoFocus maxLength={400} onChange={(event) => setNote(event.target.value)} placeholder={t("flows.noteHint")} /></label>
        </div>
      </Dialog>
      {showVersions && <Versions flow={flow} onClose={() => setShowVersions(false)} />}
    </Page>
  );
}

export default function FlowPage() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  const flow = useQuery({ queryKey: ["flows", "one", id], queryFn: () => readFlow(id), refetchOnWindowFocus: false, staleTime: Infinity, gcTime: 0 });
  if (flow.data) return <Editor key={flow.data.id} flow={flow.data} />;
  return <Page title={t("nav.flows")} back={{ to: "/flows", label: t("nav.flows") }}>{flow.error ? <ErrorNote error={flow.error} onRetry={() => void flow.refetch()} /> : <Panel><Skeleton active /></Panel>}</Page>;
}
