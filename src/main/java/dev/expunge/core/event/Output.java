package dev.expunge.core.event;

/** What a shard tells the world. Each output belongs to one public topic. */
public sealed interface Output
        permits RowState,
                RowEffect,
                TimerChange,
                DeleteStatus,
                ForgottenDelete,
                AuditEvent,
                TableState,
                Reply,
                RefusedChange {}
