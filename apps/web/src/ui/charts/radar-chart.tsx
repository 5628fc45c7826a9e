/**
 * A radar: a figure of several sides, each from its middle (the least) to its rim (the most). It is never alone: the table
 * beside it says the same, so that the drawing is one picture to those who listen and holds nothing to press.
 */
import styles from './radar-chart.module.css'

export interface RadarAxis {
  readonly key: string
  readonly name: string
}

export interface RadarShape {
  readonly key: string
  readonly name: string
  /** From 0 to 1 for each axis; null where there is none, and the shape is open there. */
  readonly positions: readonly (number | null)[]
}

interface RadarChartProps {
  /** What it shows, with its figures: read out. */
  readonly label: string
  readonly axes: readonly RadarAxis[]
  /** The first is drawn full, the second dashed. */
  readonly shapes: readonly RadarShape[]
}

const size = { width: 480, height: 320, radius: 104 }
const rings = [0.25, 0.5, 0.75, 1]
/** About how many letters there is room for beside the figure, in how many lines, and how high a line is. */
const room = { letters: 18, lines: 3, height: 15 }

/** Words in lines that fit; a word that is longer than a line stands alone. */
function linesOf(name: string): readonly string[] {
  return name.split(/\s+/).reduce<string[]>((lines, word) => {
    const last = lines.at(-1)
    return last !== undefined && `${last} ${word}`.length <= room.letters ? [...lines.slice(0, -1), `${last} ${word}`] : [...lines, word]
  }, [])
}

/** Whether every name has room; where one has not, the axes are numbered and the names stand under the figure. */
export const hasRoom = (axes: readonly RadarAxis[]): boolean =>
  axes.every(({ name }) => {
    const lines = linesOf(name)
    return lines.length <= room.lines && lines.every((line) => line.length <= room.letters + 2)
  })

/** The place of an axis at a distance from the middle; the first axis points up. */
function placeOf(index: number, of: number, position: number): readonly [number, number] {
  const angle = (2 * Math.PI * index) / of - Math.PI / 2
  return [size.width / 2 + Math.cos(angle) * size.radius * position, size.height / 2 + Math.sin(angle) * size.radius * position]
}

const pathOf = (places: readonly (readonly [number, number])[]): string => places.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')

function Axis({ lines, index, of }: { readonly lines: readonly string[]; readonly index: number; readonly of: number }) {
  const [x, y] = placeOf(index, of, 1)
  const [nameX, nameY] = placeOf(index, of, 1.12)
  const side = nameX > size.width / 2 + 4 ? 'start' : nameX < size.width / 2 - 4 ? 'end' : 'middle'
  // Names above the figure end where it begins, names under it begin there, and those beside it stand in their middle.
  const share = nameY < size.height / 2 - size.radius ? 1 : nameY > size.height / 2 + size.radius ? 0 : 0.5
  return (
    <>
      <line className={styles.axis} x1={size.width / 2} y1={size.height / 2} x2={x} y2={y} />
      <text className={styles.name} textAnchor={side}>
        {lines.map((line, place) => (
          <tspan key={place} x={nameX} y={nameY + 4.5 + room.height * (place - (lines.length - 1) * share)}>
            {line}
          </tspan>
        ))}
      </text>
    </>
  )
}

function Shape({ shape, place }: { readonly shape: RadarShape; readonly place: number }) {
  const of = shape.positions.length
  const points = shape.positions.flatMap((position, index) => (position === null ? [] : [placeOf(index, of, position)]))
  const isWhole = points.length === of
  return (
    <g className={styles.shape} data-shape={place}>
      {isWhole ? <polygon points={pathOf(points)} /> : <polyline points={pathOf(points)} />}
      {points.map(([x, y], index) => (
        <circle key={index} cx={x} cy={y} r={3.5} />
      ))}
    </g>
  )
}

export function RadarChart({ label, axes, shapes }: RadarChartProps) {
  const isNamed = hasRoom(axes)
  return (
    <svg className={styles.radar} viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={label}>
      {rings.map((ring) => (
        <polygon key={ring} className={styles.ring} points={pathOf(axes.map((_axis, index) => placeOf(index, axes.length, ring)))} />
      ))}
      {axes.map((axis, index) => (
        <Axis key={axis.key} lines={isNamed ? linesOf(axis.name) : [String(index + 1)]} index={index} of={axes.length} />
      ))}
      {[...shapes.entries()].reverse().map(([place, shape]) => (
        <Shape key={shape.key} shape={shape} place={place} />
      ))}
    </svg>
  )
}

/** Which shape is which, and what the numbers of the axes mean where there is no room for names: to the eye. */
export function RadarLegend({ shapes, axes }: Pick<RadarChartProps, 'shapes' | 'axes'>) {
  return (
    <>
      <ul className={styles.legend} aria-hidden="true">
        {shapes.map(({ key, name }, place) => (
          <li key={key}>
            <svg viewBox="0 0 34 12" width={34} height={12}>
              <g className={styles.shape} data-shape={place}>
                <polyline points="1,6 33,6" />
                <circle cx={17} cy={6} r={3.5} />
              </g>
            </svg>
            {name}
          </li>
        ))}
      </ul>
      {!hasRoom(axes) && (
        <ol className={styles.numbers} aria-hidden="true">
          {axes.map(({ key, name }) => (
            <li key={key}>{name}</li>
          ))}
        </ol>
      )}
    </>
  )
}
