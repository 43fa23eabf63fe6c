// Every person walks through every kind of page they can reach. Each page must
// be accessible in light and dark, fit a phone, come in both languages, and
// raise nothing in the browser's console.

import { crawl, facetsOf, inLanguage, kindOf } from "../lib/crawl.mjs";
import { closeLook, declaredLanguage, languageLook, quickLook } from "../lib/look.mjs";

const publicStarts = ["/", "/about", "/members", "/events", "/library", "/signin"];
const workspaceStarts = ["/app", "/app/me/sessions", "/app/me/ways-in", "/app/search?q=training"];
// Pages that only some may open: who may not is told so, and that is no fault
// of a link, so they are starts for those alone.
const startsByRole = {
  administrator: ["/app/admin/accounts", "/app/admin/second-factor", "/app/admin/style"],
  "programme-officer": [
    "/app/directory/parties",
    "/app/plan",
    "/app/plan/board",
    "/app/plan/timeline",
    "/app/events",
    "/app/imports",
  ],
  "monitoring-officer": ["/app/measures", "/app/reports", "/app/library"],
};
// What an auditor opens: the log, what was opened in an emergency, and their own pages. Whatever
// else the office holds is not there for them, and no page leads to it.
const auditorStarts = ["/app", "/app/audit", "/app/audit/openings", "/app/me/sessions", "/app/me/ways-in"];
const mostPages = 200;
// The same parts with more or fewer buttons are looked at quickly this often a
// person; beyond it a page need only open, with a quiet console.
const quickLooks = 15;

// The first person to reach a kind of page has it looked at closely, in both
// languages; a list filtered, sorted or paged is looked at quickly, once.
const lookedAt = new Set();

export const stories = [
  { name: "a visitor finds every public page in order", run: (office) => walk(office, null, publicStarts) },
  ...[
    "administrator",
    "programme-officer",
    "monitoring-officer",
    "co-manager",
    "focal-point-thailand",
    "frontline-officer",
    "official-on-placement",
  ].map((role) => ({
    name: `the ${role} finds every page in order`,
    run: (office) =>
      office.roles.includes(role)
        ? walk(office, role, [...workspaceStarts, ...(startsByRole[role] ?? [])])
        : { skipped: `no sign-in link for the ${role}` },
  })),
  {
    name: "the auditor finds every page in order",
    run: (office) =>
      office.roles.includes("auditor")
        ? walk(office, "auditor", auditorStarts)
        : { skipped: "no sign-in link for the auditor" },
  },
];

async function walk(office, role, starts) {
  const english = await office.open(role);
  const indonesian = await office.open(role, { language: "id" });
  try {
    let quick = 0;
    const look = async (path) => {
      const isNewKind = !lookedAt.has(kindOf(path));
      facetsOf(path).forEach((facet) => lookedAt.add(facet));
      if (!isNewKind) {
        quick += 1;
        return [...(quick > quickLooks ? [] : await quickLook(english.page)), ...english.problems()];
      }
      const problems = [...(await declaredLanguage(english.page, "en")), ...(await closeLook(english.page))];
      await indonesian.page.goto(inLanguage(english.page.url(), "id"));
      problems.push(...(await languageLook(indonesian.page, "id")));
      return [...problems, ...english.problems(), ...indonesian.problems()];
    };
    // Every person opens every kind: whether they may is theirs. How a list is
    // filtered or sorted is not.
    const isKnown = (path) => facetsOf(path).every((facet) => lookedAt.has(facet));
    const until = Date.now() + office.minutes * 60_000;
    const { visited, left, problems } = await crawl(english.page, { starts, most: mostPages, until, look, isKnown });
    const rest = left > 0 ? `; ${left} more kinds were left unvisited` : "";
    console.log(`        ${role ?? "visitor"}: ${visited.length} pages of ${kinds(visited)} kinds${rest}`);
    return problems;
  } finally {
    await english.close();
    await indonesian.close();
  }
}

function kinds(visited) {
  return new Set(visited.map(kindOf)).size;
}
