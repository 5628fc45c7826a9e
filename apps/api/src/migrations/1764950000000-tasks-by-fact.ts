import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * What the facts of the network tell is ticked off by nobody (libs/domain/src/onboarding/plan.ts, factKinds): without this a task
 * could be written as done past the program, and a member become active on it.
 */
export class TasksByFact1764950000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const isFact = `kind IN ('role_given', 'unit_opened', 'agreement_signed', 'commitment_signed', 'first_round', 'mandate_recorded', 'buddy', 'returns_closed', 'units_closed')`
    await runner.query(`
      UPDATE membership_task SET done_on = NULL, done_by = NULL, done_at = NULL WHERE done_on IS NOT NULL AND ${isFact};
      ALTER TABLE membership_task ADD CONSTRAINT membership_task_by_fact CHECK (done_on IS NULL OR NOT (${isFact}));
    `)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}
