import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Why a centre was chosen, and what came of a proposal, are written in the languages in which whoever writes it writes, as the words of
 * a decision are. What there was is taken for Finnish, as it was shown.
 */
export class WordsOfOutcomes1765162000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [inLanguages('centre_choice', 'why'), inLanguages('proposal', 'outcome')]) await runner.query(part)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const inLanguages = (table: string, column: string): string => `
  ALTER TABLE ${table} DROP CONSTRAINT ${table}_${column}_check, ALTER COLUMN ${column} DROP DEFAULT;
  ALTER TABLE ${table} ALTER COLUMN ${column} TYPE jsonb USING jsonb_build_object('fi', ${column}, 'sv', '', 'en', '');
  ALTER TABLE ${table} ALTER COLUMN ${column} SET DEFAULT '{"fi": "", "sv": "", "en": ""}',
    ADD CONSTRAINT ${table}_${column}_check CHECK (jsonb_typeof(${column}) = 'object' AND length(${column}::text) <= 26000);
`
