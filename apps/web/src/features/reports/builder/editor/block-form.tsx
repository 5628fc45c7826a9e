/** The fields of a block, by its kind. */
import type { ReportBlock } from '@solmu/domain/reports/report-template.js'
import { useText } from '../../../../ui/text.js'
import { ChartFields, FigureFields, HeadingFields, MapFields, TableFields, TextFields, TitleField } from './block-fields.js'
import type { BlockProps } from './block-props.js'
import { ChainFields, FormFields } from './list-fields.js'
import styles from './editor.module.css'

/** The kind of a block tells which of its fields there are; TypeScript does not follow that through the other props. */
const as = <Block extends ReportBlock>(props: BlockProps): BlockProps<Block> => props as unknown as BlockProps<Block>

function Fields(props: BlockProps) {
  const { block, change } = props
  switch (block.kind) {
    case 'heading':
      return <HeadingFields {...as<typeof block>(props)} />
    case 'text':
      return <TextFields {...as<typeof block>(props)} />
    case 'figure':
      return <FigureFields {...as<typeof block>(props)} />
    case 'table':
      return <TableFields {...as<typeof block>(props)} />
    case 'chart':
      return <ChartFields {...as<typeof block>(props)} />
    case 'map':
      return <MapFields {...as<typeof block>(props)} />
    case 'chain':
      return <ChainFields {...as<typeof block>(props)} />
    case 'form':
      return <FormFields {...as<typeof block>(props)} />
    default:
      return <TitleField value={block.title} onChange={(title) => change({ title })} idOf={props.idOf} faultOf={props.faultOf} />
  }
}

export function BlockForm(props: BlockProps) {
  const t = useText()
  return (
    <div className={styles.form}>
      <p className={styles.about}>{t(`reports.builder.about.${props.block.kind}`)}</p>
      <Fields {...props} />
    </div>
  )
}
