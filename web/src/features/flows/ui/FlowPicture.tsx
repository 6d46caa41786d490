import { FlagFilled, WarningFilled } from "@ant-design/icons";
import { graphlib, layout } from "@dagrejs/dagre";
import { Controls, Handle, MarkerType, Position, ReactFlow, type Edge, type Node, type NodeProps } from "@xyflow/react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { FlowProblem, Graph } from "~/api/types";
import { useTheme } from "~/design/theme";
import type { ExitName } from "../state/graph";
import { pictureOf, type Box, type Picture, type Way } from "../state/picture";
import { icons } from "./kinds";
import "@xyflow/react/dist/style.css";

const WIDTH = 184;
const HEIGHT = 58;
const DEAD = { width: 96, height: 30 };

type BoxNode = Node<{ box: Box; isOpen: boolean }, "step">;
type DeadNode = Node<Record<string, never>, "dead">;

function StepBox({ data: { box, isOpen } }: NodeProps<BoxNode>) {
  const { t } = useTranslation();
  const classes = ["flow-box", isOpen ? "flow-box-open" : "", box.isReached ? "" : "flow-box-lost", box.problem === "blocks" ? "flow-box-bad" : ""];
  return (
    <div className={classes.filter(Boolean).join(" ")}>
      <Handle type="target" position={Position.Left} isConnectable={false} />
      <span className="flow-node-icon" aria-hidden>{icons[box.kind]}</span>
      <span className="flow-box-text"><strong title={box.name}>{box.name || t(`flows.kind.${box.kind}`)}</strong><span>{t(`flows.kind.${box.kind}`)}</span></span>
      {box.isStart && <FlagFilled className="flow-box-flag" aria-label={t("flows.start")} />}
      {box.problem && <WarningFilled className="flow-box-warn" aria-label={t("flows.problems")} />}
      <Handle type="source" position={Position.Right} isConnectable={false} />
    </div>
  );
}

function DeadEnd() {
  const { t } = useTranslation();
  return <div className="flow-dead"><Handle type="target" position={Position.Left} isConnectable={false} /><WarningFilled aria-hidden /> {t("flows.deadEnd")}</div>;
}

const nodeTypes = { step: StepBox, dead: DeadEnd };

/** Where everything stands: from left to right in the order in which callers meet it. */
function placed({ boxes, ways }: Picture, textOf: (way: Way) => string) {
  const graph = new graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: "LR", nodesep: 22, ranksep: 74, marginx: 12, marginy: 12 });
  graph.setDefaultEdgeLabel(() => ({}));
  boxes.forEach((box) => graph.setNode(box.id, { width: WIDTH, height: HEIGHT }));
  ways.forEach((way) => {
    if (way.to === null) graph.setNode(way.id, DEAD);
    graph.setEdge(way.from, way.to ?? way.id, { width: 8 * textOf(way).length, height: 20 }, way.id);
  });
  layout(graph);
  return (id: string) => {
    const at = graph.node(id);
    return { x: at.x - at.width / 2, y: at.y - at.height / 2 };
  };
}

/** A drawing of the flow, to be looked at; a click opens the step in the editor beside it. The list of steps says the same to who can't see it. */
export default function FlowPicture({ graph, problems, openId, onOpen }: { graph: Graph; problems: FlowProblem[]; openId: string | null; onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const { isDark } = useTheme();
  const picture = useMemo(() => pictureOf(graph, problems), [graph, problems]);
  const [nodes, edges] = useMemo(() => {
    const exitText = (exit: ExitName, from: string) => {
      if (exit.startsWith("key:")) return exit.slice(4);
      const kind = graph.nodes.find((node) => node.id === from)?.kind;
      if (exit === "next") return kind === "transfer" ? t("flows.exit.next.transfer") : kind === "queue" ? t("flows.exit.next.queue") : "";
      return t(`flows.exit.${exit as "open"}.usual`);
    };
    const textOf = (way: Way) => way.exits.map((exit) => exitText(exit, way.from)).filter(Boolean).join(" · ");
    const place = placed(picture, textOf);
    const drawn: (BoxNode | DeadNode)[] = [
      ...picture.boxes.map((box): BoxNode => ({ id: box.id, type: "step", position: place(box.id), width: WIDTH, height: HEIGHT, data: { box, isOpen: box.id === openId } })),
      ...picture.ways.filter((way) => way.to === null).map((way): DeadNode => ({ id: way.id, type: "dead", position: place(way.id), ...DEAD, data: {} })),
    ];
    const lines = picture.ways.map((way): Edge => ({
      id: way.id, source: way.from, target: way.to ?? way.id, label: textOf(way) || undefined, className: way.to === null ? "flow-way-dead" : undefined,
      markerEnd: { type: MarkerType.ArrowClosed, width: 16, height: 16, color: way.to === null ? "var(--tl-danger)" : "var(--tl-ink-faint)" }, labelBgPadding: [5, 2], labelBgBorderRadius: 5, focusable: false, ariaLabel: textOf(way) || t("flows.way"),
    }));
    return [drawn, lines] as const;
  }, [graph, picture, openId, t]);
  return (
    <div className="flow-picture" role="group" aria-label={t("flows.picture")}>
      <ReactFlow nodes={[...nodes]} edges={[...edges]} nodeTypes={nodeTypes} colorMode={isDark ? "dark" : "light"} fitView fitViewOptions={{ maxZoom: 1, padding: 0.06 }} minZoom={0.15} maxZoom={1.5}
        nodesDraggable={false} nodesConnectable={false} nodesFocusable={false} edgesFocusable={false} elementsSelectable={false} deleteKeyCode={null} ariaLabelConfig={{ "controls.ariaLabel": t("flows.zoom.all"), "controls.zoomIn.ariaLabel": t("flows.zoom.in"), "controls.zoomOut.ariaLabel": t("flows.zoom.out"), "controls.fitView.ariaLabel": t("flows.zoom.fit") }} zoomOnScroll={false} preventScrolling={false}
        onNodeClick={(_, node) => { if (node.type === "step") onOpen(node.id); }}>
        <Controls showInteractive={false} position="bottom-right" />
      </ReactFlow>
    </div>
  );
}
