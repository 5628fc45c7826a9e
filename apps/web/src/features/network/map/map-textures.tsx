/** The patterns that tell classes of areas apart without colour, on the map and in its legend. */
import { memo, useId } from 'react'
import type { StageArea, Texture } from './stage-scene.js'
import styles from './network-map.module.css'

type DrawnTexture = Exclude<Texture, 'plain'>

/** Lines that do not look like the hatching of changed land, which is plum and leans the other way. */
const marksOf: Record<DrawnTexture, string> = {
  lines: 'M-1 7 7-1M-1 1 1-1M5 7 7 5',
  dots: 'M1.5 1.5h.01M4.5 4.5h.01',
  grid: 'M0 3H6M3 0V6'
}

interface TexturePatternProps {
  readonly id: string
  readonly texture: DrawnTexture
  /** Pixels for a unit of the drawing: the pattern keeps its size at every zoom. */
  readonly scale?: number
}

export function TexturePattern({ id, texture, scale = 1 }: TexturePatternProps) {
  return (
    <pattern id={id} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform={`scale(${1 / scale})`}>
      <path className={styles.texture} data-texture={texture} d={marksOf[texture]} />
    </pattern>
  )
}

function isDrawn(texture: Texture | undefined): texture is DrawnTexture {
  return texture !== undefined && texture !== 'plain'
}

export interface MapTexturesProps {
  readonly areas: readonly Pick<StageArea, 'id' | 'path' | 'texture'>[]
  readonly scale: number
}

export const MapTextures = memo(function MapTextures({ areas, scale }: MapTexturesProps) {
  const id = useId()
  return areas.map(({ id: area, path, texture }) =>
    isDrawn(texture) ? (
      <g key={`${area} ${texture}`} className={styles.textured}>
        <defs>
          <TexturePattern id={`${id}-${texture}`} texture={texture} scale={scale} />
        </defs>
        <path fill={`url(#${id}-${texture})`} d={path} />
      </g>
    ) : null
  )
})

/** A swatch of a class for a legend: its tone and its pattern. */
export function TextureSwatch({ texture, tone }: { readonly texture: Texture; readonly tone: 0 | 1 | 'none' }) {
  const id = useId()
  return (
    <>
      <rect className={styles.swatch} data-tone={tone} x={-7} y={-7} width={14} height={14} />
      {isDrawn(texture) && (
        <>
          <defs>
            <TexturePattern id={id} texture={texture} />
          </defs>
          <rect fill={`url(#${id})`} x={-7} y={-7} width={14} height={14} />
        </>
      )}
    </>
  )
}
