package dev.expunge.api.view;

/** What the view is made of, over one open store. */
final class ViewParts {

    final ViewStore store;
    final Decoders decoders;
    final Offsets offsets;
    final CatalogView catalog;
    final RowView rows;
    final DeleteView deletes;
    final AuditView audit;
    final StatusWatch watch = new StatusWatch();
    final News news = new News();

    ViewParts(ViewStore store, Decoders decoders, int auditPartitions) {
        this.store = store;
        this.decoders = decoders;
        this.offsets = new Offsets(store);
        this.catalog = new CatalogView(store, decoders);
        this.rows = new RowView(store, decoders);
        this.deletes = new DeleteView(store, decoders);
        this.audit = new AuditView(store, decoders, auditPartitions);
    }
}
