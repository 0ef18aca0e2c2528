CREATE TABLE `erased_answer` (
	`drop_id` integer NOT NULL,
	`mark` text NOT NULL,
	PRIMARY KEY(`drop_id`, `mark`),
	FOREIGN KEY (`drop_id`) REFERENCES `drop`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
ALTER TABLE `quiz` ADD `refusals` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `quiz` ADD `removed_at` integer;