// Puts the page of the map, which `postil places --format html` writes as well, beside the built extension.
import { cpSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
for (const name of ["body.html", "map.css", "map.js", "world.json"]) {
  cpSync(here(`../../data/map/${name}`), here(`dist/map/${name}`));
}
