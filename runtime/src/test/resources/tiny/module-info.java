module tiny {
    requires io.trunkline.api;
}
