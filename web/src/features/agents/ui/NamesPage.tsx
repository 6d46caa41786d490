import { CoffeeOutlined, StarOutlined, TableOutlined, TagsOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { Category, Reason, Skill } from "~/api/types";
import { LinkButton } from "~/design/LinkButton";
import { EntityPage } from "~/design/EntityPage";
import { TextField } from "~/design/fields";

interface Named { name: string }

export function SkillsPage() {
  const { t } = useTranslation();
  return (
    <EntityPage<Skill, Named> title={t("nav.skills")} intro={t("agents.skillsIntro")} path="/skills" newLabel={t("agents.newSkill")} extra={<LinkButton to="/skills/matrix" icon={<TableOutlined aria-hidden />}>{t("matrix.open")}</LinkButton>} nameOf={(skill) => skill.name}
      empty={{ title: t("agents.noSkills"), hint: t("agents.noSkillsHint"), icon: <StarOutlined aria-hidden /> }} blank={{}} formOf={({ name }) => ({ name })} bodyOf={(form) => ({ ...form })}
      columns={[{ title: t("common.name"), dataIndex: "name" }]} fields={() => <TextField name="name" label={t("common.name")} autoFocus />} />
  );
}

export function ReasonsPage() {
  const { t } = useTranslation();
  return (
    <EntityPage<Reason, Named> title={t("nav.reasons")} intro={t("agents.reasonsIntro")} path="/reasons" newLabel={t("agents.newReason")} nameOf={(reason) => reason.name}
      empty={{ title: t("agents.noReasons"), hint: t("agents.noReasonsHint"), icon: <CoffeeOutlined aria-hidden /> }} blank={{}} formOf={({ name }) => ({ name })} bodyOf={(form) => ({ ...form })}
      columns={[{ title: t("common.name"), dataIndex: "name" }]} fields={() => <TextField name="name" label={t("common.name")} autoFocus />} />
  );
}

export function CategoriesPage() {
  const { t } = useTranslation();
  return (
    <EntityPage<Category, Named> title={t("nav.categories")} intro={t("agents.categoriesIntro")} path="/categories" newLabel={t("agents.newCategory")} nameOf={(category) => category.name}
      empty={{ title: t("agents.noCategories"), hint: t("agents.noCategoriesHint"), icon: <TagsOutlined aria-hidden /> }} blank={{}} formOf={({ name }) => ({ name })} bodyOf={(form) => ({ ...form })}
      deleteDetail={t("agents.categoryDeleteDetail")} columns={[{ title: t("common.name"), dataIndex: "name" }]} fields={() => <TextField name="name" label={t("common.name")} hint={t("agents.categoryHint")} autoFocus />} />
  );
}
