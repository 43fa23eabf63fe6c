// Whoever reads Indonesian is answered in it, without looking for a switch.

import { declaredLanguage } from "../lib/look.mjs";

export const stories = [
  { name: "a browser that asks for Indonesian is answered in it", run: asked },
  { name: "a language once chosen is kept on the next page", run: chosen },
  { name: "so it is in the workspace, whatever the account says", run: chosenInside },
];

async function asked(office) {
  const { page, problems, close } = await office.open(null, { language: "id" });
  try {
    await page.goto("/");
    return [...(await declaredLanguage(page, "id")), ...problems()];
  } finally {
    await close();
  }
}

async function chosen(office) {
  const { page, problems, close } = await office.open(null);
  try {
    await page.goto("/?lang=id");
    await page.goto("/events");
    return [...(await declaredLanguage(page, "id")), ...problems()];
  } finally {
    await close();
  }
}

async function chosenInside(office) {
  const { page, problems, close } = await office.open(office.roles[0]);
  try {
    await page.goto("/app?lang=id");
    await page.goto("/app/events");
    return [...(await declaredLanguage(page, "id")), ...problems()];
  } finally {
    await close();
  }
}
