import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { workflowDrawing } from './workflow-drawing.js'

const file = fileURLToPath(new URL('../../../../docs/workflows/return.md', import.meta.url))

it('the drawing in the documentation is that of the tables', () => {
  if (process.env.SOLMU_WRITE_DOCS) writeFileSync(file, workflowDrawing())
  expect(readFileSync(file, 'utf8')).toBe(workflowDrawing())
})
