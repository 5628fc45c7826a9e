/**
 * An equal-area map: one tile for each of the 19 regions, roughly where it lies. Row 1 is the north.
 * Source: rOpenGov/geofi, tile grid of the regions of Finland (BSD-2-Clause); names come from the API.
 */
export interface RegionTile {
  readonly regionCode: string
  readonly row: number
  readonly column: number
}

/** In reading order: from north to south, from west to east. */
export const regionTiles: readonly RegionTile[] = [
  { regionCode: '19', row: 1, column: 3 },
  { regionCode: '15', row: 2, column: 1 },
  { regionCode: '16', row: 2, column: 2 },
  { regionCode: '17', row: 2, column: 3 },
  { regionCode: '18', row: 2, column: 4 },
  { regionCode: '14', row: 3, column: 1 },
  { regionCode: '13', row: 3, column: 2 },
  { regionCode: '11', row: 3, column: 3 },
  { regionCode: '12', row: 3, column: 4 },
  { regionCode: '04', row: 4, column: 1 },
  { regionCode: '06', row: 4, column: 2 },
  { regionCode: '07', row: 4, column: 3 },
  { regionCode: '10', row: 4, column: 4 },
  { regionCode: '02', row: 5, column: 1 },
  { regionCode: '05', row: 5, column: 2 },
  { regionCode: '08', row: 5, column: 3 },
  { regionCode: '09', row: 5, column: 4 },
  { regionCode: '21', row: 6, column: 1 },
  { regionCode: '01', row: 6, column: 2 }
]
