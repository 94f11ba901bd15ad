/** What protocol stacks are made of. Knows the JDK alone; has no thread and no clock. */
module io.trunkline.protocol {
    exports io.trunkline.protocol;
}
