/** What a publication fills into a text, to choose from. */
import { IconBraces } from '@tabler/icons-react'
import { plainPlaceholders } from '@solmu/domain/reports/report-text.js'
import { Button } from '../../../../ui/button.js'
import { Menu } from '../../../../ui/menu.js'
import { useText } from '../../../../ui/text.js'

/** Figures, of an indicator whose code the writer puts in place of the one that stands there. */
const figures = ['value:A1', 'value:A1:last', 'target:A1'] as const

interface WritingHelpProps {
  /** Names alone, or figures too. */
  readonly words: 'names' | 'all'
  /** Puts a placeholder into the text. */
  readonly onInsert: (word: string) => void
}

export function WritingHelp({ words, onInsert }: WritingHelpProps) {
  const t = useText()
  const offered = words === 'names' ? plainPlaceholders : [...plainPlaceholders, ...figures]
  return (
    <Menu
      align="end"
      heading={t('reports.builder.insert.heading')}
      button={(props) => (
        <Button {...props} size="small" variant="quiet" icon={IconBraces}>
          {t('reports.builder.insert')}
        </Button>
      )}
      items={offered.map((word) => ({
        key: word,
        label: `${t(`reports.builder.insert.${word.replaceAll(':', '.')}`)} {${word}}`,
        onPick: () => onInsert(`{${word}}`)
      }))}
    />
  )
}
