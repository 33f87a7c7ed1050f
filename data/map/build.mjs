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
const text = JSON.stringify({ scale, translate, arcs: map.arcs, countries })
process.stdout.write(text.replaceAll('{"name"', '\n{"name"') + '\n')
