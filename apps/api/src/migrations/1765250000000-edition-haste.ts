import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Whether there was no time to look for the fewest figures to withhold: whoever certifies an edition is told. */
export class EditionHaste1765250000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- How many groups of figures, of all levels of care, were protected without the search.
      ALTER TABLE edition ADD COLUMN hasty_count integer NOT NULL DEFAULT 0 CHECK (hasty_count >= 0)`)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}
