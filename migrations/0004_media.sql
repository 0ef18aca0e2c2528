CREATE TABLE `snapshot_medium` (
	`name` text PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`bytes` blob NOT NULL
) STRICT;
--> statement-breakpoint
ALTER TABLE `snapshot` ADD `engine_version` integer;