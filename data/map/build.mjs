// Makes world.json from Natural Earth's country outlines (1:50m, public domain), as the npm package
// world-atlas carries them: simplified, on a coarser grid, with nothing but names beside the lines.
//
//   npm install --no-save world-atlas@2.0.2 topojson-client@3 topojson-simplify@3
//   node data/map/build.mjs > data/map/world.json
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const require = createRequire(pathToFileURL(process.cwd() + '/'))
const { quantize } = require('topojson-client')
const { presimplify, simplify, filter, filterWeight } = require('topojson-simplify')

// Square degrees: what a triangle of a line has to cover to be kept, about a tenth of a degree each way.
const DETAIL = 0.006
// Islands smaller than this are left out, unless they are a country's only land.
const ISLAND = 0.02
// Steps over the width of the world: 0.04 degrees.
const GRID = 9000

const world = JSON.parse(readFileSync(require.resolve('world-atlas/countries-50m.json'), 'utf8'))
delete world.objects.land
let map = presimplify(world)
const large = filterWeight(map, ISLAND)
map = filter(map, (ring, interior) => interior || large(ring, interior))
map = quantize(simplify(map, DETAIL), GRID)
const countries = map.objects.countries.geometries
  .filter(({ type }) => type)
  .map(({ arcs, type, properties }) => ({ name: properties.name, polygons: type === 'Polygon' ? [arcs] : arcs }))
  .sort((a, b) => (a.name < b.name ? -1 : 1))
const { scale, translate } = map.transform

// A line is a string of steps along both axes by turns. A step of up to 44 either way is one printable character, with
// neither those that JSON escapes nor the one that opens a tag; a longer one is '~' and three digits.
const DIGITS = Array.from({ length: 91 }, (_, i) => String.fromCharCode(35 + i)).filter((digit) => !'<\\'.includes(digit))
const BASE = DIGITS.length
const half = (BASE - 1) / 2
const step = (by) => {
  if (Math.abs(by) <= half) return DIGITS[by + half]
  const long = by + Math.floor(BASE ** 3 / 2)
  return '~' + DIGITS[Math.floor(long / BASE ** 2)] + DIGITS[Math.floor(long / BASE) % BASE] + DIGITS[long % BASE]
}
const arcs = map.arcs.map((arc) => arc.flat().map(step).join(''))
const text = JSON.stringify({ scale, translate, arcs, countries })
process.stdout.write(text.replaceAll('{"name"', '\n{"name"') + '\n')
