CREATE TABLE `__score` AS SELECT * FROM `score`;--> statement-breakpoint
DELETE FROM `score`;--> statement-breakpoint
CREATE TABLE `__new_attempt` (
	`drop_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`source_id` text NOT NULL,
	`answered_at` integer NOT NULL,
	`typed` text NOT NULL,
	`read_as` text NOT NULL,
	`verdict` text NOT NULL,
	`mistakes` text NOT NULL,
	`credit` text NOT NULL,
	`engine_version` integer NOT NULL,
	PRIMARY KEY(`drop_id`, `person_id`),
	FOREIGN KEY (`drop_id`,`person_id`) REFERENCES `assignment`(`drop_id`,`person_id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "attempt_verdict" CHECK("__new_attempt"."verdict" in ('right', 'partial', 'imprecise', 'unitSlip', 'mistake', 'wrong'))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_attempt`("drop_id", "person_id", "source_id", "answered_at", "typed", "read_as", "verdict", "mistakes", "credit", "engine_version") SELECT "drop_id", "person_id", "source_id", "answered_at", "typed", "read_as", "verdict", "mistakes", "credit", "engine_version" FROM `attempt`;--> statement-breakpoint
DROP TABLE `attempt`;--> statement-breakpoint
ALTER TABLE `__new_attempt` RENAME TO `attempt`;--> statement-breakpoint
CREATE UNIQUE INDEX `attempt_source` ON `attempt` (`source_id`);--> statement-breakpoint
CREATE INDEX `attempt_person` ON `attempt` (`person_id`,`drop_id`);--> statement-breakpoint
INSERT INTO `score` SELECT * FROM `__score`;--> statement-breakpoint
DROP TABLE `__score`;
