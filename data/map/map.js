// A map of an article's places: outlines of countries, a mark for each place, a list beside it.
//
// The page is given { world, places, title }: world.json, a GeoJSON FeatureCollection as
// `postil/places` answers it, and the name of the article. In an editor they come as a message, and
// a choice goes back as { open: mention }; in a page of its own they stand in the element #data.
// Nothing is loaded from anywhere.
'use strict'
;(() => {
  const SVG = 'http://www.w3.org/2000/svg'
  const NARROWEST = 0.2 // degrees of longitude that fill the map at most zoom
  const editor = typeof acquireVsCodeApi === 'function' ? acquireVsCodeApi() : undefined
  const svg = document.getElementById('map')
  const list = document.getElementById('places')
  let view = { x: -180, y: -90, w: 360 }
  let marks = []
  let chosen

  /** A point of Mercator's projection, in degrees of longitude; north is up, so y is negative there. */
  function project([longitude, latitude]) {
    const north = (Math.max(-85, Math.min(85, latitude)) * Math.PI) / 180
    return [longitude, (-Math.log(Math.tan(Math.PI / 4 + north / 2)) * 180) / Math.PI]
  }

  function make(tag, attributes, parent, text) {
    const element = document.createElementNS(SVG, tag)
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
    if (text !== undefined) element.textContent = text
    parent?.append(element)
    return element
  }

  /** The steps along a line, as build.mjs writes them: a character each, or '~' and three digits of a long one. */
  function stepsOf(line) {
    const digit = (at) => line.charCodeAt(at) - 35 - (line[at] > '<') - (line[at] > '\\')
    const steps = []
    for (let at = 0; at < line.length; at += 1) {
      if (line[at] !== '~') {
        steps.push(digit(at) - 44)
        continue
      }
      steps.push((digit(at + 1) * 89 + digit(at + 2)) * 89 + digit(at + 3) - 352484)
      at += 3
    }
    return steps
  }

  /** The outlines: arcs are lines of steps on a grid; a negative number is an arc walked backwards. */
  function drawWorld({ scale, translate, arcs, countries }) {
    const lines = arcs.map((arc) => {
      let [x, y] = [0, 0]
      const steps = stepsOf(arc)
      return Array.from({ length: steps.length / 2 }, (_, i) => {
        x += steps[2 * i]
        y += steps[2 * i + 1]
        return project([x * scale[0] + translate[0], y * scale[1] + translate[1]])
      })
    })
    // A ring over the date line goes on beyond 180 degrees; one around the pole is closed below the map.
    const ring = (indices) => {
      let [turn, last] = [0, undefined]
      const points = indices.flatMap((index) => (index < 0 ? lines[~index].toReversed() : lines[index])).map(([x, y]) => {
        if (last !== undefined && Math.abs(x - last) > 180) turn += x < last ? 360 : -360
        last = x
        return [x + turn, y]
      })
      const [first, end] = [points[0][0], points.at(-1)[0]]
      if (Math.abs(end - first) > 180) points.push([end, 180], [first, 180])
      return 'M' + points.map(([x, y]) => `${x.toFixed(3)},${y.toFixed(3)}`).join('L') + 'Z'
    }
    const land = document.getElementById('land')
    land.replaceChildren()
    for (const { name, polygons } of countries) {
      const path = make('path', { d: polygons.flatMap((rings) => rings.map(ring)).join('') }, land)
      make('title', {}, path, name)
    }
  }

  function height() {
    const box = svg.getBoundingClientRect()
    return (view.w * (box.height || 1)) / (box.width || 1)
  }

  /** Shows a part of the world; marks and names keep their size on the screen. */
  function show(next) {
    view = { ...next, w: Math.max(NARROWEST, Math.min(360, next.w)) }
    const pixel = view.w / (svg.getBoundingClientRect().width || 1)
    svg.setAttribute('viewBox', `${view.x} ${view.y} ${view.w} ${height()}`)
    const taken = []
    for (const { circle, label, at, many } of marks) {
      circle.setAttribute('r', (4 + Math.min(4, Math.log2(many))) * pixel)
      label.setAttribute('font-size', 12 * pixel)
      label.setAttribute('x', at[0] + 9 * pixel)
      label.setAttribute('y', at[1] + 4 * pixel)
      // A name that would cover one already there is left out until there is room.
      const box = { x: at[0], y: at[1] - 8 * pixel, w: (label.textContent.length * 7 + 12) * pixel, h: 16 * pixel }
      const free = taken.every((o) => o.x > box.x + box.w || box.x > o.x + o.w || o.y > box.y + box.h || box.y > o.y + o.h)
      label.classList.toggle('hidden', !free)
      if (free) taken.push(box)
    }
  }

  function zoom(factor, at) {
    const w = Math.max(NARROWEST, Math.min(360, view.w * factor))
    const by = w / view.w
    const [x, y] = at ?? [view.x + view.w / 2, view.y + height() / 2]
    show({ x: x - (x - view.x) * by, y: y - (y - view.y) * by, w })
  }

  /** Fits what the article is about: its towns and regions, as far as they are sure, or its countries. */
  function fit() {
    const narrow = marks.filter(({ wide, feature }) => !wide && !feature.properties.ambiguous)
    const points = (narrow.length ? narrow : marks).map(({ at }) => at)
    if (!points.length) return show({ x: -180, y: -110, w: 360 })
    const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
    const box = svg.getBoundingClientRect()
    const tall = ((bottom - top) * (box.width || 1)) / (box.height || 1)
    const w = Math.min(360, Math.max(3, (right - left) * 1.5, tall * 1.5))
    view = { x: 0, y: 0, w }
    show({ x: (left + right) / 2 - w / 2, y: (top + bottom) / 2 - height() / 2, w })
  }

  function screenPoint(event) {
    const box = svg.getBoundingClientRect()
    return [view.x + ((event.clientX - box.left) / box.width) * view.w, view.y + ((event.clientY - box.top) / box.height) * height()]
  }

  /** Goes to the first mention of a place, and on a second choice to the next. */
  function choose(feature, item) {
    const { mentions } = feature.properties
    const next = chosen?.feature === feature ? (chosen.next + 1) % mentions.length : 0
    chosen = { feature, next }
    for (const other of document.querySelectorAll('.chosen')) other.classList.remove('chosen')
    item.classList.add('chosen')
    marks.find((mark) => mark.feature === feature)?.circle.classList.add('chosen')
    item.scrollIntoView({ block: 'nearest' })
    editor?.postMessage({ open: mentions[next] })
  }

  function drawPlaces({ features }) {
    const drawing = document.getElementById('marks')
    drawing.replaceChildren()
    list.replaceChildren()
    marks = []
    for (const feature of features) {
      const it = feature.properties
      const item = document.createElement('button')
      const name = document.createElement('b')
      name.textContent = it.text
      const where = it.name === undefined ? `not found${it.within ? `, in ${it.within}` : ''}` : it.in || it.feature_name
      const called = it.name === undefined || it.name === it.text ? '' : `${it.name}, `
      const many = it.mentions.length
      item.append(name, ` ${called}${where}${many > 1 ? ` · ${many} times` : ''}`)
      item.classList.toggle('unknown', !feature.geometry)
      item.classList.toggle('ambiguous', it.ambiguous)
      item.addEventListener('click', () => choose(feature, item))
      list.append(document.createElement('li'))
      list.lastChild.append(item)
      if (!feature.geometry) continue
      const at = project(feature.geometry.coordinates)
      const wide = /^(PCL|CONT|OCN)/.test(it.feature ?? '')
      const mark = make('g', { class: ['mark', it.ambiguous && 'ambiguous', wide && 'wide'].filter(Boolean).join(' ') }, drawing)
      const circle = make('circle', { cx: at[0], cy: at[1] }, mark)
      make('title', {}, circle, `${it.text}: ${called}${where}`)
      const label = make('text', {}, mark, it.text)
      mark.addEventListener('click', () => choose(feature, item))
      marks.push({ feature, circle, label, at, many, wide })
    }
    // Who is named most keeps a name where there is room for one.
    marks.sort((a, b) => b.many - a.many)
    const unknown = features.filter(({ geometry }) => !geometry).length
    const count = document.getElementById('count')
    count.textContent = `${features.length} places${unknown ? `, ${unknown} not on the map` : ''}`
  }

  let drawn = false
  function take({ world, places, title }) {
    if (world) drawWorld(world)
    if (!places) return
    document.getElementById('title').textContent = title ?? ''
    drawPlaces(places)
    if (drawn) show(view)
    else fit()
    drawn = true
  }

  svg.addEventListener('wheel', (event) => {
    event.preventDefault()
    zoom(event.deltaY > 0 ? 1.25 : 0.8, screenPoint(event))
  }, { passive: false })
  let drag
  svg.addEventListener('pointerdown', (event) => {
    if (event.button === 0) drag = { from: [event.clientX, event.clientY], view }
  })
  window.addEventListener('pointermove', (event) => {
    if (!drag) return
    const pixel = view.w / (svg.getBoundingClientRect().width || 1)
    const [dx, dy] = [event.clientX - drag.from[0], event.clientY - drag.from[1]]
    if (Math.abs(dx) + Math.abs(dy) > 2) show({ ...drag.view, x: drag.view.x - dx * pixel, y: drag.view.y - dy * pixel })
  })
  window.addEventListener('pointerup', () => { drag = undefined })
  svg.addEventListener('keydown', ({ key }) => {
    const step = view.w / 8
    const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }
    if (moves[key]) show({ ...view, x: view.x + moves[key][0], y: view.y + moves[key][1] })
    else if (key === '+' || key === '=') zoom(0.5)
    else if (key === '-') zoom(2)
    else if (key === '0') fit()
  })
  document.getElementById('in').addEventListener('click', () => zoom(0.5))
  document.getElementById('out').addEventListener('click', () => zoom(2))
  document.getElementById('fit').addEventListener('click', fit)
  window.addEventListener('resize', () => show(view))
  window.addEventListener('message', ({ data }) => take(data))
  const inline = document.getElementById('data')
  if (inline) take(JSON.parse(inline.textContent))
  editor?.postMessage({ ready: true })
})()
