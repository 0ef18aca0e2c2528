ALTER TABLE `message` ADD `staleness` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `message_stale` ON `message` (`quiz_id`) WHERE "message"."staleness" > 0;