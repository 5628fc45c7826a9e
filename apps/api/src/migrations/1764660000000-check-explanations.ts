import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What an explanation was written for, so that it holds for those figures and for no others. */
export class CheckExplanations1764660000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE check_explanation ADD COLUMN about text NOT NULL DEFAULT '' CHECK (length(about) <= 1000)`)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}
