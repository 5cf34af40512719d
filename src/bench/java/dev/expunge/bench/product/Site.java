package dev.expunge.bench.product;

/** Where rows are written and deletes are asked for. */
public record Site(Api api, Loader loader, Sentinels sentinels) {}
